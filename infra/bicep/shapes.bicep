// The two shapes that the service is deployed in. dev.bicepparam, prod.bicepparam and azd's main.bicepparam take theirs from here.

import { Capacity, Dispatch, Scale, Watch } from 'types.bicep'

@description('What both have in common: the values that the code has by itself, said aloud.')
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
  @description('How much the database can do.')
  capacity: Capacity

  @description('How far back the database can be restored.')
  backup: 'Continuous7Days' | 'Continuous30Days'

  @description('The instances that the functions run on.')
  scale: Scale

  @description('How alerts are dispatched.')
  dispatch: Dispatch

  @description('What is watched.')
  watch: Watch

  @description('Whether a deleted vault cannot be purged before its time, by nobody.')
  purgeProtection: bool

  @description('Whether database, storage and vault are reached by private endpoints alone.')
  privateNetwork: bool
}

@export()
@description('For development: nothing that costs while nobody calls.')
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
@description('For production: zones, private endpoints, two instances that wait.')
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
