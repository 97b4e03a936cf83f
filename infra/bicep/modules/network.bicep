import { Tags } from '../types.bicep'

@description('Where it is.')
param location string

@description('The tags of every resource.')
param tags Tags

@description('The name of the network.')
@minLength(2)
@maxLength(64)
param name string

@description('What the names of the NAT gateway and of its address end in.')
@minLength(3)
@maxLength(32)
param suffix string

@description('The DNS zones in which private endpoints are found.')
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

// Subnets are private: nothing in them reaches the internet but through this. Receivers of alerts see one address that stays the same.
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

// Flex Consumption takes an address for an instance or so; a /24 is room for the most instances of a production shape.
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

@description('Where the function app goes out from.')
output functionsSubnetId string = functions.id

@description('Where private endpoints are.')
output endpointsSubnetId string = endpoints.id

@description('The public address that everything of the app goes out from.')
output outboundAddress string = outboundAddress.properties.ipAddress
