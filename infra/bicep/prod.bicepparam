using 'main.bicep'

import { prod } from 'shapes.bicep'

// EVENTS_ALERT_EMAILS has no default here, so that production cannot be deployed without a receiver of alerts.
param environmentName = 'prod'
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param operatorPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param capacity = prod.capacity
param backup = prod.backup
param scale = prod.scale
param dispatch = prod.dispatch
param watch = prod.watch
param alertEmails = map(split(readEnvironmentVariable('EVENTS_ALERT_EMAILS'), ','), email => trim(email))
param purgeProtection = prod.purgeProtection
param privateNetwork = prod.privateNetwork
