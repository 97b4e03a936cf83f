import { Tags, Watch } from '../types.bicep'

@description('The region.')
param location string

@description('The tags of every resource.')
param tags Tags

@description('The end of all names here.')
@minLength(3)
@maxLength(32)
param suffix string

@description('The name of the Application Insights component.')
@minLength(1)
param insightsName string

@description('The monitoring: how long logs are kept, and how many there may be.')
param watch Watch

@description('The name of the identity that sends telemetry.')
param senderName string

@description('The principal id of that identity.')
param senderId string

var metricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: 'log-${suffix}'
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: watch.retentionDays
    workspaceCapping: { dailyQuotaGb: watch.?dailyGigabytes ?? -1 }
    features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    IngestionMode: 'LogAnalytics'
    DisableLocalAuth: true
  }
}

resource mayPublish 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: insights
  name: guid(insights.id, senderName, metricsPublisher)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', metricsPublisher)
    principalId: senderId
    principalType: 'ServicePrincipal'
  }
}

@description('The resource id of the workspace.')
output workspaceId string = workspace.id
