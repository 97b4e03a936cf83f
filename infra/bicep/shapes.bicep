// The two shapes of a deployment. dev.bicepparam, prod.bicepparam and the main.bicepparam of azd use them.

import { Capacity, Dispatch, Scale, Watch } from 'types.bicep'

@description('The dispatch of both shapes. The values are the defaults of the code.')
var everyMinute Dispatch = {
  schedule: '0 * * * * *'
  timeBudget: '00:00:50'
  concurrency: 32
  lease: '00:01:00'
  maximumAttempts: 10
  retryDelay: '00:01:00'
  staleAfter: '00:05:00'
}

@export()
@description('A deployment.')
@sealed()
type Shape = {
  @description('The throughput and the regions of the database.')
  capacity: Capacity

  @description('How far back the database can be restored.')
  backup: 'Continuous7Days' | 'Continuous30Days'

  @description('The instances that the functions run on.')
  scale: Scale

  @description('How alerts are dispatched.')
  dispatch: Dispatch

  @description('The monitoring.')
  watch: Watch

  @description('Whether a deleted vault cannot be purged before the end of its retention.')
  purgeProtection: bool

  @description('Whether the database, storage and vault are reached only by private endpoints.')
  privateNetwork: bool
}

@export()
@description('For development: nothing that costs money while nobody uses it.')
var dev Shape = {
  capacity: { mode: 'serverless' }
  backup: 'Continuous7Days'
  scale: { memory: 2048, maximumInstances: 40, alwaysReady: 0, zoneRedundant: false }
  dispatch: everyMinute
  watch: { retentionDays: 30, dailyGigabytes: 1, probeLocations: ['emea-nl-ams-azr'] }
  purgeProtection: false
  privateNetwork: false
}

@export()
@description('For production: zones, private endpoints, two instances that always run.')
var prod Shape = {
  capacity: { mode: 'autoscale', thousandRequestUnits: 10, zoneRedundant: true, furtherRegions: [] }
  backup: 'Continuous30Days'
  scale: { memory: 2048, maximumInstances: 100, alwaysReady: 2, zoneRedundant: true }
  dispatch: everyMinute
  watch: {
    retentionDays: 90
    dailyGigabytes: 10
    probeLocations: ['emea-nl-ams-azr', 'emea-gb-db3-azr', 'us-va-ash-azr']
  }
  purgeProtection: true
  privateNetwork: true
}
