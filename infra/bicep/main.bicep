targetScope = 'subscription'

import { regionsWithoutZones } from 'regions.bicep'
import { Capacity, Dispatch, Domain, EmailAddress, Region, Scale, Watch, Webhook } from 'types.bicep'

@description('The name of the deployment. The name of the resource group and all other names are made from it.')
@minLength(1)
@maxLength(32)
param environmentName string

@description('The region of all resources. It must have Flex Consumption: see az functionapp list-flexconsumption-locations.')
@metadata({ azd: { type: 'location' } })
param location Region

@description('The object id of the principal that manages tokens and secrets; empty for none.')
@maxLength(36)
param operatorPrincipalId string = ''

@description('The kind of that principal. Not set: the kind of the deploying principal where it is the same one, else a user.')
param operatorType ('User' | 'Group' | 'ServicePrincipal')?

@description('IPv4 addresses or ranges of operators, for a private network. Only these can reach the database and the vault from outside.')
@maxLength(32)
param operatorAddresses string[] = []

@description('The throughput and the regions of the database.')
param capacity Capacity

@description('How far back the database can be restored.')
param backup 'Continuous7Days' | 'Continuous30Days'

@description('The instances that the functions run on.')
param scale Scale

@description('How alerts are dispatched.')
param dispatch Dispatch

@description('Who receives alerts by webhook.')
@maxLength(32)
param webhooks Webhook[] = []

@description('Whether to create an Event Grid topic and send alerts to it.')
param eventGrid bool = false

@description('Whether an event of an unknown casefile is accepted.')
param unknownCasefiles 'accept' | 'reject' = 'accept'

@description('Origins whose pages may call the API, for example https://cases.example; none: only pages of the service itself.')
@maxLength(32)
param corsOrigins string[] = []

@description('The part before /api of the URL that clients call, for example https://events.example.com, where a gateway hides it; empty: the host of each request.')
param publicUrl string = ''

@description('How the client connects to the database. Direct has fewer hops. Gateway needs port 443, and uses port 10250 where it is open.')
param connectionMode 'Direct' | 'Gateway' = 'Direct'

@description('The monitoring.')
param watch Watch

@description('Who gets an email when an alert rule fires. Without addresses, the alerts are only in the portal.')
@maxLength(32)
param alertEmails EmailAddress[] = []

@description('Whether a deleted vault cannot be purged before the end of its retention. This cannot be undone.')
param purgeProtection bool

@description('Whether the database, storage, vault and topic have private endpoints.')
param privateNetwork bool

@description('A custom host name.')
param domain Domain?

var token = uniqueString(subscription().id, environmentName, location)
var suffix = 'events-${token}'
var identityName = 'id-${suffix}'
var insightsName = 'appi-${suffix}'
var vaultName = 'kvevents${token}'
var databaseName = 'events'
var appName = 'func-${suffix}'
var planName = 'plan-${suffix}'
var tags = { 'azd-env-name': environmentName }
var zoneNames = {
  Sql: 'privatelink.documents.azure.com'
  blob: 'privatelink.blob.${az.environment().suffixes.storage}'
  vault: 'privatelink.vaultcore.azure.net'
  topic: 'privatelink.eventgrid.azure.net'
}

// A user has a user principal name, a service principal has none.
var isDeployedByAProgram = operatorPrincipalId == deployer().objectId && empty(deployer().userPrincipalName)
var operatorKind = operatorType ?? (isDeployedByAProgram ? 'ServicePrincipal' : 'User')

// Without this check, Azure refuses a zone-redundant plan in a region without zones only after ten minutes, when half of the resources exist.
var place = scale.zoneRedundant && contains(regionsWithoutZones, location)
  ? fail('${location} has no availability zones, but this shape needs them: choose another region, or set zoneRedundant to false')
  : location

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-events-${environmentName}'
  location: place
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { location: place, tags: tags, name: identityName }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    location: place
    tags: tags
    suffix: suffix
    insightsName: insightsName
    watch: watch
    senderName: identityName
    senderId: identity.outputs.principalId
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    location: place
    tags: tags
    name: 'stevents${token}'
    zoneRedundant: scale.zoneRedundant
    privateNetwork: privateNetwork
    appName: identityName
    appPrincipalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module cosmos 'modules/cosmos.bicep' = {
  scope: group
  params: {
    location: place
    tags: tags
    name: 'cosmos-${suffix}'
    databaseName: databaseName
    capacity: capacity
    backup: backup
    privateNetwork: privateNetwork
    operatorAddresses: operatorAddresses
    appName: identityName
    appPrincipalId: identity.outputs.principalId
    operatorPrincipalId: operatorPrincipalId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    location: place
    tags: tags
    name: vaultName
    purgeProtection: purgeProtection
    privateNetwork: privateNetwork
    operatorAddresses: operatorAddresses
    webhooks: webhooks
    appName: identityName
    appPrincipalId: identity.outputs.principalId
    operatorPrincipalId: operatorPrincipalId
    operatorType: operatorKind
    workspaceId: monitoring.outputs.workspaceId
  }
}

module topic 'modules/eventGrid.bicep' = if (eventGrid) {
  scope: group
  params: {
    location: place
    tags: tags
    name: 'evgt-${suffix}'
    privateNetwork: privateNetwork
    appName: identityName
    appPrincipalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  scope: group
  params: {
    location: place
    tags: tags
    name: 'vnet-${suffix}'
    suffix: suffix
    zoneNames: map(filter(items(zoneNames), zone => eventGrid || zone.key != 'topic'), zone => zone.value)
  }
}

module cosmosEndpoint 'modules/privateEndpoint.bicep' = if (privateNetwork) {
  scope: group
  params: {
    location: place
    tags: tags
    name: 'pep-cosmos-${suffix}'
    targetId: cosmos.outputs.id
    service: 'Sql'
    subnetId: network!.outputs.endpointsSubnetId
    zoneName: zoneNames.Sql
  }
}

module storageEndpoint 'modules/privateEndpoint.bicep' = if (privateNetwork) {
  scope: group
  params: {
    location: place
    tags: tags
    name: 'pep-blob-${suffix}'
    targetId: storage.outputs.id
    service: 'blob'
    subnetId: network!.outputs.endpointsSubnetId
    zoneName: zoneNames.blob
  }
  dependsOn: [cosmosEndpoint] // Each endpoint changes the subnet, and Azure refuses two changes at the same time.
}

module vaultEndpoint 'modules/privateEndpoint.bicep' = if (privateNetwork) {
  scope: group
  params: {
    location: place
    tags: tags
    name: 'pep-vault-${suffix}'
    targetId: vault.outputs.id
    service: 'vault'
    subnetId: network!.outputs.endpointsSubnetId
    zoneName: zoneNames.vault
  }
  dependsOn: [storageEndpoint]
}

module topicEndpoint 'modules/privateEndpoint.bicep' = if (privateNetwork && eventGrid) {
  scope: group
  params: {
    location: place
    tags: tags
    name: 'pep-topic-${suffix}'
    targetId: topic!.outputs.id
    service: 'topic'
    subnetId: network!.outputs.endpointsSubnetId
    zoneName: zoneNames.topic
  }
  dependsOn: [vaultEndpoint]
}

module functions 'modules/functions.bicep' = {
  scope: group
  params: {
    location: place
    tags: tags
    name: appName
    planName: planName
    scale: scale
    identity: { id: identity.outputs.id, clientId: identity.outputs.clientId }
    storage: { blobEndpoint: storage.outputs.blobEndpoint, packagesContainer: storage.outputs.packagesContainer }
    cosmos: { endpoint: cosmos.outputs.endpoint, database: databaseName, connectionMode: connectionMode }
    vaultName: vaultName
    insightsName: insightsName
    subnetId: privateNetwork ? network!.outputs.functionsSubnetId : null
    dispatch: dispatch
    alertSource: '/events/${environmentName}'
    webhooks: webhooks
    hasEventGrid: eventGrid
    eventGridEndpoint: eventGrid ? topic!.outputs.endpoint : ''
    unknownCasefiles: unknownCasefiles
    corsOrigins: corsOrigins
    publicUrl: publicUrl
    workspaceId: monitoring.outputs.workspaceId
    serviceName: 'api'
  }
  // If the app started before these, it could not reach them, and it would cache the failure to read its secrets for a day.
  dependsOn: [vault, cosmosEndpoint, storageEndpoint, vaultEndpoint, topicEndpoint]
}

module ownDomain 'modules/domain.bicep' = if (domain != null) {
  scope: group
  params: { location: place, tags: tags, appName: appName, domain: domain! }
  dependsOn: [functions]
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    location: place
    tags: tags
    suffix: suffix
    watch: watch
    workspaceId: monitoring.outputs.workspaceId
    insightsName: insightsName
    emails: alertEmails
    cosmosId: cosmos.outputs.id
    readyUrl: 'https://${functions.outputs.hostName}/api/health/ready'
  }
}

@description('The region of all resources.')
output AZURE_LOCATION string = location

@description('The resource group.')
output AZURE_RESOURCE_GROUP string = group.name

@description('The function app that azd deploys to.')
output SERVICE_API_NAME string = functions.outputs.name

@description('The address of the API.')
output EVENTS_URL string = 'https://${domain.?hostName ?? functions.outputs.hostName}'

@description('The public address of all outbound requests, for receivers that allow only known addresses. Empty without a private network, where it can change.')
output EVENTS_OUTBOUND_ADDRESS string = privateNetwork ? network!.outputs.outboundAddress : ''

@description('Who gets an email when an alert rule fires, separated by commas; empty for nobody.')
output EVENTS_ALERT_EMAILS string = join(alertEmails, ',')

@description('The database, for dotnet dev.cs token --cosmos.')
output EVENTS_COSMOS_ENDPOINT string = cosmos.outputs.endpoint

@description('The vault with the secrets.')
output EVENTS_VAULT string = vault.outputs.name
