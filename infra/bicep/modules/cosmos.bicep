import { Capacity, Tags } from '../types.bicep'

@description('The first region of the account.')
param location string

@description('The tags of every resource.')
param tags Tags

@description('The name of the account.')
@minLength(3)
@maxLength(44)
param name string

@description('The name of the database.')
@minLength(1)
@maxLength(255)
param databaseName string

@description('The throughput and the regions of the account.')
param capacity Capacity

@description('How far back it can be restored.')
param backup 'Continuous7Days' | 'Continuous30Days'

@description('Whether the account is reached only by private endpoints and from the addresses of operators.')
param privateNetwork bool

@description('IPv4 addresses or ranges of operators, for a private network; none: no public access at all.')
@maxLength(32)
param operatorAddresses string[]

@description('The name of the identity of the function app.')
param appName string

@description('The principal of the function app.')
param appPrincipalId string

@description('The principal of the operator who manages tokens; empty for none.')
param operatorPrincipalId string

@description('The resource id of the workspace for diagnostics.')
param workspaceId string

// Azure accepts only one change of an account at a time, and refuses the others with 412. So each resource here waits for the one before it.
var dataContributor = '00000000-0000-0000-0000-000000000002'
var throughput = capacity.mode == 'autoscale' ? { autoscaleSettings: { maxThroughput: capacity.thousandRequestUnits * 1000 } } : {}
var regions = capacity.mode == 'autoscale' ? union([location], capacity.furtherRegions) : [location]
var zones = capacity.mode == 'autoscale' ? capacity.zoneRedundant : false

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-04-15' = {
  name: name
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    capabilities: capacity.mode == 'serverless' ? [{ name: 'EnableServerless' }] : []
    consistencyPolicy: { defaultConsistencyLevel: 'Session' }
    locations: [
      for (region, priority) in regions: {
        locationName: region
        failoverPriority: priority
        isZoneRedundant: priority == 0 && zones
      }
    ]
    enableAutomaticFailover: length(regions) > 1
    enableMultipleWriteLocations: false
    backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: backup } }
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: privateNetwork && empty(operatorAddresses) ? 'Disabled' : 'Enabled'
    ipRules: [for address in (privateNetwork ? operatorAddresses : []): { ipAddressOrRange: address }]
    networkAclBypass: 'None'
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2025-04-15' = {
  parent: account
  name: databaseName
  properties: {
    resource: { id: databaseName }
    options: throughput
  }
}

// Azure uses the options of a database only when it creates the database. This resource changes the throughput later.
resource databaseThroughput 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/throughputSettings@2025-04-15' = if (capacity.mode == 'autoscale') {
  parent: database
  name: 'default'
  properties: {
    resource: throughput
  }
  dependsOn: [system]
}

// Both containers must be the same as EventsContainer and SystemContainer in Events.Core declare. A test compares them.
resource events 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2025-04-15' = {
  parent: database
  name: 'events'
  properties: {
    resource: {
      id: 'events'
      partitionKey: { paths: ['/calendar_id'], kind: 'Hash', version: 2 }
      defaultTtl: -1
      indexingPolicy: {
        automatic: true
        indexingMode: 'consistent'
        includedPaths: [
          { path: '/calendar_id/?' }
          { path: '/keys/number/?' }
          { path: '/keys/casefile/?' }
          { path: '/keys/subject/?' }
          { path: '/keys/service/?' }
          { path: '/keys/start/?' }
          { path: '/keys/end/?' }
          { path: '/keys/alert/?' }
          { path: '/keys/sent/?' }
          { path: '/keys/created/?' }
          { path: '/keys/updated/?' }
          { path: '/keys/title/?' }
          { path: '/keys/allday/?' }
          { path: '/keys/show_as/?' }
          { path: '/keys/users/[]/?' }
          { path: '/due_at/?' }
          { path: '/failed_at/?' }
          { path: '/deleted_at/?' }
          { path: '/deleted_number/?' }
        ]
        excludedPaths: [{ path: '/*' }]
        compositeIndexes: [
          [
            { path: '/calendar_id', order: 'ascending' }
            { path: '/keys/start', order: 'ascending' }
            { path: '/keys/number', order: 'ascending' }
          ]
          [
            { path: '/keys/start', order: 'ascending' }
            { path: '/keys/number', order: 'ascending' }
          ]
          [
            { path: '/calendar_id', order: 'ascending' }
            { path: '/keys/updated', order: 'ascending' }
            { path: '/keys/number', order: 'ascending' }
          ]
          [
            { path: '/keys/updated', order: 'ascending' }
            { path: '/keys/number', order: 'ascending' }
          ]
          [
            { path: '/keys/casefile', order: 'ascending' }
            { path: '/keys/start', order: 'ascending' }
            { path: '/keys/number', order: 'ascending' }
          ]
          [
            { path: '/keys/subject', order: 'ascending' }
            { path: '/keys/start', order: 'ascending' }
            { path: '/keys/number', order: 'ascending' }
          ]
          [
            { path: '/failed_at', order: 'ascending' }
            { path: '/keys/number', order: 'ascending' }
          ]
          [
            { path: '/deleted_at', order: 'ascending' }
            { path: '/deleted_number', order: 'ascending' }
          ]
          [
            { path: '/calendar_id', order: 'ascending' }
            { path: '/deleted_at', order: 'ascending' }
            { path: '/deleted_number', order: 'ascending' }
          ]
        ]
      }
    }
  }
}

resource system 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2025-04-15' = {
  parent: database
  name: 'system'
  properties: {
    resource: {
      id: 'system'
      partitionKey: { paths: ['/id'], kind: 'Hash', version: 2 }
      defaultTtl: -1
      indexingPolicy: {
        automatic: true
        indexingMode: 'consistent'
        includedPaths: [{ path: '/kind/?' }]
        excludedPaths: [{ path: '/*' }]
      }
    }
  }
  dependsOn: [events]
}

// Only data, and only in this database: neither principal may create or change a container, or assign roles.
resource mayUseData 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-04-15' = {
  parent: account
  name: guid(account.id, databaseName, appName, dataContributor)
  properties: {
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/${dataContributor}'
    principalId: appPrincipalId
    scope: '${account.id}/dbs/${database.name}'
  }
  dependsOn: [system, databaseThroughput]
}

resource operatorMayUseData 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-04-15' = if (!empty(operatorPrincipalId)) {
  parent: account
  name: guid(account.id, databaseName, operatorPrincipalId, dataContributor)
  properties: {
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/${dataContributor}'
    principalId: operatorPrincipalId
    scope: '${account.id}/dbs/${database.name}'
  }
  dependsOn: [mayUseData]
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: account
  name: 'workspace'
  properties: {
    workspaceId: workspaceId
    logAnalyticsDestinationType: 'Dedicated'
    logs: [
      { category: 'ControlPlaneRequests', enabled: true }
      { category: 'PartitionKeyStatistics', enabled: true }
      { category: 'PartitionKeyRUConsumption', enabled: true }
    ]
    metrics: [{ category: 'Requests', enabled: true }]
  }
}

@description('The resource id.')
output id string = account.id

@description('The address for clients.')
output endpoint string = account.properties.documentEndpoint
