// What a deployment can be told, bounded, as far as Bicep can, so that what Azure would refuse cannot be written.

@export()
@description('The tags of every resource.')
@sealed()
type Tags = {
  @description('The azd environment that a resource belongs to.')
  'azd-env-name': string
}

@export()
@description('A region that has Flex Consumption, by what Azure documents; looked up last in 2025.')
type Region =
  | 'australiaeast'
  | 'australiasoutheast'
  | 'brazilsouth'
  | 'canadacentral'
  | 'centralindia'
  | 'centralus'
  | 'eastasia'
  | 'eastus'
  | 'eastus2'
  | 'francecentral'
  | 'germanywestcentral'
  | 'italynorth'
  | 'japaneast'
  | 'koreacentral'
  | 'northcentralus'
  | 'northeurope'
  | 'norwayeast'
  | 'southafricanorth'
  | 'southcentralus'
  | 'southeastasia'
  | 'southindia'
  | 'spaincentral'
  | 'swedencentral'
  | 'uaenorth'
  | 'uksouth'
  | 'ukwest'
  | 'westcentralus'
  | 'westeurope'
  | 'westus'
  | 'westus2'
  | 'westus3'

@export()
@description('How much the database can do. Serverless: paid by the request, one region, up to 5,000 RU/s for a physical partition; for development and small loads. Autoscale: a ceiling shared by both containers, of which a tenth is the least that is paid; for production, the only one with more regions, and here also with zones.')
@discriminator('mode')
type Capacity = Serverless | Autoscale

@description('Paid by the request; one region.')
@sealed()
type Serverless = {
  @description('Paid by the request.')
  mode: 'serverless'
}

@description('Paid by the hour; regions and zones.')
@sealed()
type Autoscale = {
  @description('Paid by the hour, for the highest throughput that was needed in it.')
  mode: 'autoscale'

  @description('The ceiling in thousands of request units a second, since Azure takes no other steps.')
  @minValue(1)
  @maxValue(1000)
  thousandRequestUnits: int

  @description('Whether the replicas of the first region are spread over its availability zones.')
  zoneRedundant: bool

  @description('Further regions to fail over to, in that order; all reads and writes stay in the first until then. A region that is named twice counts once.')
  @maxLength(4)
  furtherRegions: string[]
}

@export()
@description('The instances that the functions run on.')
@sealed()
type Scale = {
  @description('Memory of an instance in MB; its share of a processor grows with it.')
  memory: 512 | 2048 | 4096

  @description('The most instances there can be, which also bounds what an attack can cost.')
  @minValue(40)
  @maxValue(1000)
  maximumInstances: int

  @description('Instances that wait for HTTP requests, so that none meets a cold start. In a zone-redundant plan any number but none is raised to two, as Azure asks. No more than the least that maximumInstances can be.')
  @minValue(0)
  @maxValue(40)
  alwaysReady: int

  @description('Whether instances are spread over the availability zones of the region, and storage with them.')
  zoneRedundant: bool
}

@export()
@description('How alerts are dispatched.')
@sealed()
type Dispatch = {
  @description('When due alerts are looked for: a six-field NCRONTAB expression.')
  @minLength(11)
  schedule: string

  @description('How long one run takes up new alerts, hh:mm:ss.')
  @minLength(8)
  @maxLength(8)
  timeBudget: string

  @description('How many alerts are under way at once in a run.')
  @minValue(1)
  @maxValue(1000)
  concurrency: int

  @description('How long a claim keeps others from an alert, hh:mm:ss, not under 00:00:30.')
  @minLength(8)
  @maxLength(8)
  lease: string

  @description('How often a delivery is tried.')
  @minValue(1)
  @maxValue(1000)
  maximumAttempts: int

  @description('The wait after the first failure, hh:mm:ss; doubled each time.')
  @minLength(8)
  @maxLength(8)
  retryDelay: string

  @description('How old the last run may be before the service says that it is not ready, hh:mm:ss.')
  @minLength(8)
  @maxLength(8)
  staleAfter: string
}

@export()
@description('A receiver of alerts. The secret that signs them is made in the vault, as webhook-{name}.')
@sealed()
type Webhook = {
  @description('Its name: letters and digits, since it is part of the name of a setting and of a secret.')
  @minLength(1)
  @maxLength(64)
  name: string

  @description('Where alerts are posted to: an https address, or an http one where private addresses are allowed.')
  @minLength(9)
  url: string

  @description('Whether the receiver may have a private address, and be spoken to by http.')
  allowPrivate: bool

  @description('Whether a second secret signs too, webhook-{name}-next in the vault, while the receiver goes over from one to the other.')
  exchangesSecret: bool
}

@export()
@description('What is watched.')
@sealed()
type Watch = {
  @description('How many days logs are kept.')
  @minValue(30)
  @maxValue(730)
  retentionDays: int

  @description('The most GB of logs a day, so that a fault cannot fill the bill; without it there is no limit.')
  @minValue(1)
  @maxValue(1000)
  dailyGigabytes: int?

  @description('Where the probe of /api/health/ready comes from, by the ids of Azure Monitor.')
  @minLength(1)
  @maxLength(16)
  probeLocations: string[]
}

@export()
@description('An email address.')
@minLength(6)
@maxLength(254)
type EmailAddress = string

@export()
@description('A name of your own for the API, with a certificate from a vault that the App Service resource provider may read.')
@sealed()
type Domain = {
  @description('The host name; its CNAME and asuid TXT records must stand before the deployment.')
  @minLength(4)
  @maxLength(253)
  hostName: string

  @description('The resource id of the vault with the certificate.')
  @minLength(1)
  vaultId: string

  @description('The name of the certificate in that vault.')
  @minLength(1)
  @maxLength(127)
  certificate: string
}
