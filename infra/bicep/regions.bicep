// What is known of Azure's regions.

@export()
@description('Regions with Flex Consumption and without availability zones. Not each of the others has them for Flex Consumption: az functionapp list-flexconsumption-locations --zone-redundant=true has those that do.')
var regionsWithoutZones = ['australiasoutheast', 'northcentralus', 'southindia', 'ukwest', 'westcentralus', 'westus']
