import { Domain, Tags } from '../types.bicep'

@description('Where the app is.')
param location string

@description('The tags of every resource.')
param tags Tags

@description('The name of the app.')
@minLength(2)
@maxLength(60)
param appName string

@description('The host name and where its certificate is.')
param domain Domain

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: appName
}

// A Flex Consumption app has certificates of its own; one of its plan is not found when it is bound.
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
