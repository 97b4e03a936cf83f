import { Tags, Webhook } from '../types.bicep'

@description('The region.')
param location string

@description('The tags of every resource.')
param tags Tags

@description('The name of the vault.')
@minLength(3)
@maxLength(24)
param name string

@description('Whether a deleted vault cannot be purged before the end of its retention.')
param purgeProtection bool

@description('Whether the vault is reached only by private endpoints and from the addresses of operators.')
param privateNetwork bool

@description('IPv4 addresses or ranges of operators, for a private network; none: no public access at all.')
@maxLength(32)
param operatorAddresses string[]

@description('The receivers whose secrets are stored here.')
@maxLength(32)
param webhooks Webhook[]

@description('The name of the identity of the function app.')
param appName string

@description('The principal of the function app.')
param appPrincipalId string

@description('The principal of the operator who rotates secrets; empty for none.')
param operatorPrincipalId string

@description('The kind of the principal of the operator.')
param operatorType 'User' | 'Group' | 'ServicePrincipal'

@description('The resource id of the workspace for diagnostics.')
param workspaceId string

@description('Random bits for secrets that do not exist yet. Both parameters together have 244 bits.')
@secure()
param firstChance string = newGuid()

@description('More random bits.')
@secure()
param secondChance string = newGuid()

var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var secretsOfficer = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'
var webhookSecrets = flatten(map(
  webhooks,
  webhook => webhook.exchangesSecret ? ['webhook-${webhook.name}', 'webhook-${webhook.name}-next'] : ['webhook-${webhook.name}']
))

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: purgeProtection ? 90 : 7
    enablePurgeProtection: purgeProtection ? true : null
    publicNetworkAccess: privateNetwork && empty(operatorAddresses) ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'AzureServices' // For Resource Manager, which creates the first secrets.
      defaultAction: privateNetwork ? 'Deny' : 'Allow'
      ipRules: [for address in (privateNetwork ? operatorAddresses : []): { value: address }]
    }
  }
}

// Created once and never overwritten, so that a later deployment does not change a rotated secret.
@onlyIfNotExists()
resource signingKey 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = {
  parent: vault
  name: 'feeds-signing-key'
  properties: {
    contentType: 'base64 of 64 bytes: what feed addresses are signed with'
    value: base64(replace('${guid(firstChance, 'feeds')}${guid(secondChance, 'feeds')}', '-', ''))
  }
}

@onlyIfNotExists()
resource webhookSecret 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = [
  for secret in webhookSecrets: {
    parent: vault
    name: secret
    properties: {
      contentType: 'whsec_ and base64 of 64 bytes: what signs alerts to this receiver'
      value: 'whsec_${base64(replace('${guid(firstChance, secret)}${guid(secondChance, secret)}', '-', ''))}'
    }
  }
]

resource mayRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, appName, secretsUser)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource mayRotate 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorPrincipalId)) {
  scope: vault
  name: guid(vault.id, operatorPrincipalId, secretsOfficer)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsOfficer)
    principalId: operatorPrincipalId
    principalType: operatorType
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'audit', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('The resource id.')
output id string = vault.id

@description('The name.')
output name string = vault.name
