import { EmailAddress, Tags, Watch } from '../types.bicep'

@description('The region of the log rules.')
param location string

@description('The tags of every resource.')
param tags Tags

@description('The end of all names here.')
@minLength(3)
@maxLength(32)
param suffix string

@description('Who gets an email when a rule fires. Without addresses, the alerts are only in the portal.')
@maxLength(32)
param emails EmailAddress[]

@description('The locations of the probe.')
param watch Watch

@description('The resource id of the workspace with the logs.')
param workspaceId string

@description('The name of the Application Insights component.')
@minLength(1)
param insightsName string

@description('The resource id of the Cosmos DB account.')
param cosmosId string

@description('The URL that is probed.')
@minLength(9)
param readyUrl string

@description('The average request units of a request to the database, over 15 minutes, above which an alert fires.')
@minValue(10)
@maxValue(10000)
param requestUnitCeiling int = 500

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource group 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'events'
    emailReceivers: [for (email, index) in emails: { name: 'email-${index}', emailAddress: email, useCommonAlertSchema: true }]
  }
}

// Each rule fires when its query returns a row. docs/operations.md says what to do, under the same name.
var logRules = [
  {
    name: 'oldest-due-alert'
    description: 'The oldest due alert has been due for more than 5 minutes: the dispatch is too slow.'
    severity: 1
    minutes: 5
    query: 'AppMetrics | where Name == "events.alerts.oldest_due_age" | summarize Age = max(Max) | where Age > 300'
  }
  {
    name: 'no-dispatch'
    description: 'The dispatch has not run for 15 minutes: its timer has stopped, even if HTTP still works.'
    severity: 1
    minutes: 15 // Logs come 2 to 5 minutes late, and a new app waits for its first deployment.
    query: 'AppMetrics | where Name == "events.alerts.oldest_due_age" | summarize Runs = count() | where Runs == 0'
  }
  {
    name: 'failed-alerts'
    description: 'Alerts have failed and are not tried again.'
    severity: 2
    minutes: 15
    query: 'AppMetrics | where Name == "events.alerts.failed" | summarize Failed = sum(Sum) | where Failed > 0'
  }
  {
    name: 'server-errors'
    description: 'The app answered more than 1 % of at least 20 requests with 5xx.'
    severity: 1
    minutes: 5
    query: 'AppMetrics | where Name == "events.http.answers" | summarize Requests = sum(Sum), Errors = sumif(Sum, toint(Properties.status) >= 500) | where Requests >= 20 and Errors * 100 > Requests'
  }
  {
    name: 'latency'
    description: 'The 95th percentile of at least 20 requests is over a second.'
    severity: 2
    minutes: 15
    query: 'AppRequests | where isnotempty(Url) and not(ResultCode startswith "5") | summarize Requests = count(), P95 = percentile(DurationMs, 95) | where Requests >= 20 and P95 > 1000'
  }
  {
    name: 'request-units'
    description: 'An operation on the database costs too many request units on average: probably a query does not use an index any more.'
    severity: 3
    minutes: 15
    query: 'AppMetrics | where Name == "events.cosmos.request_units" | summarize Average = sum(Sum) / sum(ItemCount) by Operation = tostring(Properties.operation) | where Average > ${requestUnitCeiling}'
  }
]

resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in logRules: {
    name: '${rule.name}-${suffix}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'Events: ${rule.name}'
      description: rule.description
      severity: rule.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT${rule.minutes}M'
      autoMitigate: true
      skipQueryValidation: true // In a new deployment, nothing has been written to the tables, so they do not exist yet.
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [group.id] }
    }
  }
]

resource throttled 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'throttled-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    description: 'The database has refused requests with 429: its throughput, or that of one partition, is used up.'
    severity: 2
    enabled: true
    scopes: [cosmosId]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'throttled'
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: 'Microsoft.DocumentDB/databaseAccounts'
          metricName: 'TotalRequests'
          dimensions: [{ name: 'StatusCode', operator: 'Include', values: ['429'] }]
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 50
        }
      ]
    }
    actions: [{ actionGroupId: group.id }]
  }
}

resource probe 'Microsoft.Insights/webtests@2022-06-15' = {
  name: 'ready-${suffix}'
  location: location
  tags: union(tags, { 'hidden-link:${insights.id}': 'Resource' })
  kind: 'standard'
  properties: {
    Name: 'Events: ready'
    SyntheticMonitorId: 'ready-${suffix}'
    Kind: 'standard'
    Enabled: true
    Frequency: 300
    Timeout: 30
    RetryEnabled: true
    Locations: [for place in watch.probeLocations: { Id: place }]
    Request: { RequestUrl: readyUrl, HttpVerb: 'GET', ParseDependentRequests: false, FollowRedirects: false }
    ValidationRules: { ExpectedHttpStatusCode: 200, SSLCheck: true, SSLCertRemainingLifetimeCheck: 14 }
  }
}

resource unavailable 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'unavailable-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    description: 'The probe of /api/health/ready fails: the database is not reachable, or the dispatch does not run.'
    severity: 0
    enabled: true
    scopes: [probe.id, insights.id]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT15M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: probe.id
      componentId: insights.id
      failedLocationCount: max(length(watch.probeLocations) - 1, 1)
    }
    actions: [{ actionGroupId: group.id }]
  }
}

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'events')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Events'
    category: 'workbook'
    sourceId: workspaceId
    serializedData: replace(loadTextContent('workbook.json'), '{workspace}', workspaceId)
  }
}
