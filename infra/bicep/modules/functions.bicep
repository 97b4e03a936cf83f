import { Dispatch, Scale, Tags, Webhook } from '../types.bicep'

@description('The region.')
param location string

@description('The tags of every resource.')
param tags Tags

@description('The name of the app.')
@minLength(2)
@maxLength(60)
param name string

@description('The name of the plan.')
@minLength(1)
@maxLength(60)
param planName string

@description('The instances of the app.')
param scale Scale

@description('The identity of the app.')
param identity { id: string, clientId: string }

@description('The storage for the package of the app and the lock of its timer.')
param storage { blobEndpoint: string, packagesContainer: string }

@description('The database.')
param cosmos { endpoint: string, database: string, connectionMode: 'Direct' | 'Gateway' }

@description('The vault with the secrets of the app.')
@minLength(3)
@maxLength(24)
param vaultName string

@description('The name of the Application Insights component.')
@minLength(1)
param insightsName string

@description('The subnet of outbound requests, in a private network.')
param subnetId string?

@description('How alerts are dispatched.')
param dispatch Dispatch

@description('The source of the CloudEvents for alerts.')
@minLength(1)
param alertSource string

@description('Who receives alerts by webhook.')
@maxLength(32)
param webhooks Webhook[]

@description('Whether an Event Grid topic receives alerts.')
param hasEventGrid bool

@description('The address of the topic; empty for none.')
param eventGridEndpoint string

@description('Whether an event of an unknown casefile is accepted.')
param unknownCasefiles 'accept' | 'reject'

@description('Origins whose pages may call the API.')
@maxLength(32)
param corsOrigins string[]

@description('The part before /api of the URL that clients call; empty: the host of each request.')
param publicUrl string

@description('The resource id of the workspace for diagnostics.')
param workspaceId string

@description('The tag by which azd finds the app for a deployment.')
param serviceName 'api'

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

var ready = scale.zoneRedundant && scale.alwaysReady > 0 ? max(scale.alwaysReady, 2) : scale.alwaysReady

// A setting never contains a secret, only a reference to the secret in the vault.
var inVault = '@Microsoft.KeyVault(VaultName=${vaultName};SecretName='

var hostSettings = {
  AzureWebJobsStorage__blobServiceUri: storage.blobEndpoint
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.clientId

  // The default page of the host has 150 KB, and nothing about the service.
  AzureWebJobsDisableHomepage: 'true'

  // The host reads a whole JSON body before the app can check the token. 9 MiB is slightly more than the limit of the app for a batch, 8 MiB.
  FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: '9437184'
  AZURE_CLIENT_ID: identity.clientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.clientId};Authorization=AAD'
}

var serviceSettings = {
  AlertSchedule: dispatch.schedule
  Alerts__TimeBudget: dispatch.timeBudget
  Alerts__Concurrency: string(dispatch.concurrency)
  Alerts__Lease: dispatch.lease
  Alerts__MaxAttempts: string(dispatch.maximumAttempts)
  Alerts__RetryDelay: dispatch.retryDelay
  Alerts__StaleAfter: dispatch.staleAfter
  Alerts__Source: alertSource
  Casefiles__Unknown: unknownCasefiles
  Cors__Origins: join(corsOrigins, ',')
  Cosmos__Endpoint: cosmos.endpoint
  Cosmos__Database: cosmos.database
  Cosmos__ConnectionMode: cosmos.connectionMode
  Cosmos__ClientId: identity.clientId
  Feeds__SigningKey: '${inVault}feeds-signing-key)'
  PublicUrl: publicUrl
}

var eventGridSettings = hasEventGrid
  ? {
      Alerts__EventGrid__Endpoint: eventGridEndpoint
      Alerts__EventGrid__ClientId: identity.clientId
    }
  : {}

var webhookSettings = reduce(
  webhooks,
  {},
  (settings, webhook) =>
    union(
      settings,
      {
        'Alerts__Webhooks__${webhook.name}__Url': webhook.url
        'Alerts__Webhooks__${webhook.name}__AllowPrivate': string(webhook.allowPrivate)
        'Alerts__Webhooks__${webhook.name}__Secrets__0': '${inVault}webhook-${webhook.name})'
      },
      webhook.exchangesSecret ? { 'Alerts__Webhooks__${webhook.name}__Secrets__1': '${inVault}webhook-${webhook.name}-next)' } : {}
    )
)

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true, zoneRedundant: scale.zoneRedundant }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': serviceName })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    publicNetworkAccess: 'Enabled'
    keyVaultReferenceIdentity: identity.id
    clientAffinityEnabled: false
    virtualNetworkSubnetId: subnetId
    // Azure uses this only when it creates the app, and a custom host name needs it later. The types do not have it yet.
    #disable-next-line BCP037
    siteScopedCertificatesEnabled: true
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
    }
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.blobEndpoint}${storage.packagesContainer}'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identity.id }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: scale.memory
        maximumInstanceCount: scale.maximumInstances
        alwaysReady: ready == 0 ? [] : [{ name: 'http', instanceCount: ready }]
      }
    }
  }
}

resource settings 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: app
  name: 'appsettings'
  properties: union(hostSettings, serviceSettings, eventGridSettings, webhookSettings)
}

// Only Entra ID can deploy: there is no publishing user and no password.
resource noPasswordToDeploy 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'scm'
  properties: { allow: false }
  dependsOn: [settings] // Azure changes one part of an app at a time.
}

resource noPasswordForFtp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
  dependsOn: [noPasswordToDeploy]
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: app
  name: 'workspace'
  properties: {
    workspaceId: workspaceId
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('The name of the app.')
output name string = app.name

@description('The host name that Azure gives the app.')
output hostName string = app.properties.defaultHostName
