import { Tags } from '../types.bicep'

@description('The region.')
param location string

@description('The tags of every resource.')
param tags Tags

@description('The name of the network.')
@minLength(2)
@maxLength(64)
param name string

@description('The end of the names of the NAT gateway and of its address.')
@minLength(3)
@maxLength(32)
param suffix string

@description('The DNS zones with the names of private endpoints.')
@minLength(1)
@maxLength(16)
param zoneNames string[]

resource network 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.64.0.0/22'] }
  }
}

// The subnets are private, so they reach the internet only through this address. Receivers of alerts see an address that does not change.
resource outboundAddress 'Microsoft.Network/publicIPAddresses@2025-05-01' = {
  name: 'pip-${suffix}'
  location: location
  tags: tags
  sku: { name: 'Standard', tier: 'Regional' }
  properties: {
    publicIPAllocationMethod: 'Static'
    publicIPAddressVersion: 'IPv4'
  }
}

resource outbound 'Microsoft.Network/natGateways@2025-05-01' = {
  name: 'ng-${suffix}'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: {
    publicIpAddresses: [{ id: outboundAddress.id }]
    idleTimeoutInMinutes: 4
  }
}

// Flex Consumption uses about one address for each instance. A /24 has enough for the most instances of the production shape.
resource functions 'Microsoft.Network/virtualNetworks/subnets@2025-05-01' = {
  parent: network
  name: 'functions'
  properties: {
    addressPrefix: '10.64.0.0/24'
    defaultOutboundAccess: false
    natGateway: { id: outbound.id }
    delegations: [{ name: 'functions', properties: { serviceName: 'Microsoft.App/environments' } }]
  }
}

resource endpoints 'Microsoft.Network/virtualNetworks/subnets@2025-05-01' = {
  parent: network
  name: 'endpoints'
  properties: {
    addressPrefix: '10.64.1.0/26'
    defaultOutboundAccess: false
    privateEndpointNetworkPolicies: 'Enabled'
  }
  dependsOn: [functions] // Azure changes one subnet of a network at a time.
}

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for zone in zoneNames: {
    name: zone
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (zone, index) in zoneNames: {
    parent: zones[index]
    name: name
    location: 'global'
    properties: {
      virtualNetwork: { id: network.id }
      registrationEnabled: false
    }
  }
]

@description('The subnet of outbound requests of the function app.')
output functionsSubnetId string = functions.id

@description('The subnet of private endpoints.')
output endpointsSubnetId string = endpoints.id

@description('The public address of all outbound requests of the app.')
output outboundAddress string = outboundAddress.properties.ipAddress
