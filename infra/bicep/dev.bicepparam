using 'main.bicep'

import { dev } from 'shapes.bicep'

param environmentName = 'dev'
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param operatorPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param capacity = dev.capacity
param backup = dev.backup
param scale = dev.scale
param dispatch = dev.dispatch
param watch = dev.watch
param purgeProtection = dev.purgeProtection
param privateNetwork = dev.privateNetwork
