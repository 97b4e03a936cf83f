import { Domain, Tags } from '../types.bicep'

@description('The region of the app.')
param location string

@description('The tags of every resource.')
param tags Tags

@description('The name of the app.')
@minLength(2)
@maxLength(60)
param appName string

@description('The host name and its certificate.')
param domain Domain

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: appName
}

// A certificate belongs to a Flex Consumption app itself. A certificate of the plan would not be found for the binding.
resource certificate 'Microsoft.Web/sites/certificates@2025-03-01' = {
  parent: app
  name: replace(domain.hostName, '.', '-')
  location: location
  tags: tags
  properties: {
    keyVaultId: domain.vaultId
    keyVaultSecretName: domain.certificate
  }
}

resource binding 'Microsoft.Web/sites/hostNameBindings@2025-03-01' = {
  parent: app
  name: domain.hostName
  properties: {
    hostNameType: 'Verified'
    customHostNameDnsRecordType: 'CName'
    sslState: 'SniEnabled'
    thumbprint: certificate.properties.thumbprint
  }
}
