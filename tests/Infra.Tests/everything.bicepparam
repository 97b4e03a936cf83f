using 'main.bicep'

import { prod } from 'shapes.bicep'

// Every option at once, for the tests.
param environmentName = 'everything'
param location = 'westeurope'
param operatorPrincipalId = '11111111-1111-1111-1111-111111111111'
param operatorType = 'Group'
param operatorAddresses = ['192.0.2.1']
param capacity = { mode: 'autoscale', thousandRequestUnits: 20, zoneRedundant: true, furtherRegions: ['northeurope'] }
param backup = 'Continuous30Days'
param scale = prod.scale
param dispatch = prod.dispatch
param webhooks = [
  { name: 'crm', url: 'https://crm.example/alerts', allowPrivate: false, exchangesSecret: true }
  { name: 'pager', url: 'https://pager.example/', allowPrivate: true, exchangesSecret: false }
]
param eventGrid = true
param unknownCasefiles = 'reject'
param corsOrigins = ['https://cases.example', 'https://calendar.example']
param publicUrl = 'https://events.example/calendar'
param connectionMode = 'Gateway'
param watch = prod.watch
param alertEmails = ['on-call@example.com', 'lead@example.com']
param purgeProtection = true
param privateNetwork = true
param domain = { hostName: 'events.example', vaultId: '/subscriptions/0/resourceGroups/x/providers/Microsoft.KeyVault/vaults/x', certificate: 'events' }
