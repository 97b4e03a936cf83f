// Facts about the regions of Azure.

@export()
@description('Regions with Flex Consumption and without availability zones. Not every other region has zones for Flex Consumption: see az functionapp list-flexconsumption-locations --zone-redundant=true.')
var regionsWithoutZones = ['australiasoutheast', 'northcentralus', 'southindia', 'ukwest', 'westcentralus', 'westus']
