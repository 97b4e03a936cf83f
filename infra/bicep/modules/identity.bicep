import { Tags } from '../types.bicep'

@description('The region.')
param location string

@description('The tags of every resource.')
param tags Tags

@description('The name of the identity.')
@minLength(3)
@maxLength(128)
param name string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('The resource id.')
output id string = identity.id

@description('The client id, by which a client selects this identity.')
output clientId string = identity.properties.clientId

@description('The principal id, for role assignments.')
output principalId string = identity.properties.principalId
