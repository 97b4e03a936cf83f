// The types of the parameters. As far as Bicep can, they exclude the values that Azure would refuse.

@export()
@description('The tags of every resource.')
@sealed()
type Tags = {
  @description('The azd environment that a resource belongs to.')
  'azd-env-name': string
}

@export()
@description('A region that has Flex Consumption according to the documentation of Azure, last checked in 2025.')
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
@description('The throughput and the regions of the database. Serverless is paid by request units and has one region and up to 5,000 RU/s for each physical partition: for development and small loads. Autoscale has a maximum that both containers share, and costs at least a tenth of it: for production. Only autoscale can have more regions, and here also zones.')
@discriminator('mode')
type Capacity = Serverless | Autoscale

@description('Paid by request units; one region.')
@sealed()
type Serverless = {
  @description('Paid by request units.')
  mode: 'serverless'
}

@description('Paid by the hour; regions and zones.')
@sealed()
type Autoscale = {
  @description('Paid by the hour, for the highest throughput in that hour.')
  mode: 'autoscale'

  @description('The maximum in thousands of request units a second. Azure accepts only multiples of 1,000.')
  @minValue(1)
  @maxValue(1000)
  thousandRequestUnits: int

  @description('Whether the replicas of the first region are spread over its availability zones.')
  zoneRedundant: bool

  @description('Further regions for a failover, in this order. Until then, all reads and writes are in the first region. A duplicate region counts once.')
  @maxLength(4)
  furtherRegions: string[]
}

@export()
@description('The instances that the functions run on.')
@sealed()
type Scale = {
  @description('The memory of an instance in MB. Its share of a processor grows with the memory.')
  memory: 512 | 2048 | 4096

  @description('The most instances, which also limits what an attack can cost.')
  @minValue(40)
  @maxValue(1000)
  maximumInstances: int

  @description('Instances that always run for HTTP requests, so that a request has no cold start. Not more than the smallest maximumInstances. In a zone-redundant plan, 1 counts as 2, because Azure requires two instances.')
  @minValue(0)
  @maxValue(40)
  alwaysReady: int

  @description('Whether the instances and the storage are spread over the availability zones of the region.')
  zoneRedundant: bool
}

@export()
@description('How alerts are dispatched.')
@sealed()
type Dispatch = {
  @description('When the dispatch runs: an NCRONTAB expression of six fields.')
  @minLength(11)
  schedule: string

  @description('How long one run starts new deliveries, hh:mm:ss.')
  @minLength(8)
  @maxLength(8)
  timeBudget: string

  @description('How many alerts a run delivers at the same time.')
  @minValue(1)
  @maxValue(1000)
  concurrency: int

  @description('How long a claim keeps other runs from an alert, hh:mm:ss, at least 00:00:30.')
  @minLength(8)
  @maxLength(8)
  lease: string

  @description('How many tries an alert has before it fails.')
  @minValue(1)
  @maxValue(1000)
  maximumAttempts: int

  @description('The wait after the first failed try, hh:mm:ss. It doubles after each further failed try.')
  @minLength(8)
  @maxLength(8)
  retryDelay: string

  @description('The service is not ready when the last run is older than this, hh:mm:ss.')
  @minLength(8)
  @maxLength(8)
  staleAfter: string
}

@export()
@description('A receiver of alerts. The secret that signs them is created in the vault, as webhook-{name}.')
@sealed()
type Webhook = {
  @description('The name: only letters and digits, because it is part of the name of a setting and of a secret.')
  @minLength(1)
  @maxLength(64)
  name: string

  @description('The URL that receives the alerts: https, or also http where private addresses are allowed.')
  @minLength(9)
  url: string

  @description('Whether the receiver may have a private address, and use http.')
  allowPrivate: bool

  @description('Whether the secret webhook-{name}-next in the vault signs too, while the receiver changes from one secret to the other.')
  exchangesSecret: bool
}

@export()
@description('The monitoring.')
@sealed()
type Watch = {
  @description('How many days logs are kept.')
  @minValue(30)
  @maxValue(730)
  retentionDays: int

  @description('The most GB of logs a day, which limits the cost of a fault; not set for no limit.')
  @minValue(1)
  @maxValue(1000)
  dailyGigabytes: int?

  @description('The locations from which /api/health/ready is probed, as ids of Azure Monitor.')
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
@description('A custom host name for the API, with a certificate from a vault that the App Service resource provider may read.')
@sealed()
type Domain = {
  @description('The host name. Its CNAME and asuid TXT records must exist before the deployment.')
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
