// The parameters for azd: one of the two shapes, and the environment of azd. azd env set EVENTS_SHAPE prod selects the shape prod.
using 'main.bicep'

import { dev, prod } from 'shapes.bicep'

// A pipeline passes a missing variable as an empty one.
var chosen = readEnvironmentVariable('EVENTS_SHAPE', '')
var shape = { dev: dev, prod: prod }[empty(chosen) ? 'dev' : chosen]
var operatorAddress = readEnvironmentVariable('EVENTS_OPERATOR_ADDRESS', '')
var principalType = readEnvironmentVariable('AZURE_PRINCIPAL_TYPE', '')
var emails = readEnvironmentVariable('EVENTS_ALERT_EMAILS', '')
var origins = readEnvironmentVariable('EVENTS_CORS_ORIGINS', '')

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'dev')
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param operatorPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param operatorType = empty(principalType) ? null : principalType
param operatorAddresses = empty(operatorAddress) ? [] : [operatorAddress]
param publicUrl = readEnvironmentVariable('EVENTS_PUBLIC_URL', '')
param corsOrigins = empty(origins) ? [] : split(origins, ',')
param capacity = shape.capacity
param backup = shape.backup
param scale = shape.scale
param dispatch = shape.dispatch
param watch = shape.watch
param alertEmails = empty(emails) ? [] : map(split(emails, ','), email => trim(email))
param purgeProtection = shape.purgeProtection
param privateNetwork = shape.privateNetwork
