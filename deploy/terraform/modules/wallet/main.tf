# What every deployment has, wherever its parent runs: key, tables, endpoints, roles, and the settings
# that follow from them.

data "aws_caller_identity" "this" {}

data "aws_partition" "this" {}

module "key" {
  source = "../kms-key"

  account_arn = data.aws_caller_identity.this.arn
}

module "tables" {
  source = "../tables"

  accounts_table = var.tables.accounts
  intents_table  = var.tables.intents
  receipts_table = var.tables.receipts
}

# The roles are named before they exist, so that endpoints and roles need not wait for each other.
locals {
  partition = data.aws_partition.this.partition
  account   = data.aws_caller_identity.this.account_id
  roles     = [for role in ["parent", "console", "admin", "release"] : "arn:${local.partition}:iam::${local.account}:role/${var.prefix}-${role}"]
}

module "endpoints" {
  source = "../endpoints"

  region                    = var.region
  account_id                = local.account
  principal_arns            = concat(local.roles, var.migration.roles)
  key_arns                  = concat([module.key.key_arn], var.open_key_arns)
  table_arns                = concat([module.tables.arns.accounts, module.tables.arns.intents, module.tables.arns.receipts], var.migration.tables)
  vpc_id                    = var.vpc_id
  subnet_ids                = var.subnet_ids
  route_table_ids           = var.route_table_ids
  parent_security_group_ids = var.parent_security_group_ids
}

module "roles" {
  source = "../roles"

  prefix             = var.prefix
  parent_runs_on     = var.parent_runs_on
  dns_suffix         = data.aws_partition.this.dns_suffix
  table_arns         = module.tables.arns
  seal_key_arns      = [module.key.key_arn]
  open_key_arns      = var.open_key_arns
  vpc_endpoint_ids   = module.endpoints.ids
  console_principals = var.console_principals
  admin_principals   = var.admin_principals
  release_principals = var.release_principals
}

locals {
  config_yaml = join("\n", [
    "aws: {region: ${var.region}}",
    "kms: {keyId: \"${module.key.key_arn}\"}",
    "table: ${module.tables.names.accounts}",
    "intents: {table: ${module.tables.names.intents}}",
    "receipts: {table: ${module.tables.names.receipts}}",
    "",
  ])
}
