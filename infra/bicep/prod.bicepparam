using 'main.bicep'

import { prod } from 'shapes.bicep'

param environmentName = 'prod'
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param operatorPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param capacity = prod.capacity
param backup = prod.backup
param scale = prod.scale
param dispatch = prod.dispatch
param watch = prod.watch
param purgeProtection = prod.purgeProtection
param privateNetwork = prod.privateNetwork
