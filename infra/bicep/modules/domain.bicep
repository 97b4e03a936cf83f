import { Domain, Tags } from '../types.bicep'

@description('Where the app is.')
param location string

@description('The tags of every resource.')
param tags Tags

@description('The name of the app.')
@minLength(2)
@maxLength(60)
param appName string

@description('The name of its plan.')
@minLength(1)
@maxLength(60)
param planName string

@description('The host name and where its certificate is.')
param domain Domain

resource plan 'Microsoft.Web/serverfarms@2025-03-01' existing = {
  name: planName
}

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: appName
}

resource certificate 'Microsoft.Web/certificates@2025-03-01' = {
  name: domain.hostName
  location: location
  tags: tags
  properties: {
    serverFarmId: plan.id
    keyVaultId: domain.vaultId
    keyVaultSecretName: domain.certificate
  }
}

resource binding 'Microsoft.Web/sites/hostNameBindings@2025-03-01' = {
  parent: app
  name: domain.hostName
  properties: {
    hostNameType: 'Verified'
    sslState: 'SniEnabled'
    thumbprint: certificate.properties.thumbprint
  }
}
