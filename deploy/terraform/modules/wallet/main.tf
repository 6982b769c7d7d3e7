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
}

# The roles are named before they exist, so that endpoints and roles need not wait for each other.
locals {
  china          = data.aws_partition.this.partition == "aws-cn"
  parent_role    = "arn:${data.aws_partition.this.partition}:iam::${data.aws_caller_identity.this.account_id}:role/wallet-parent"
  console_role   = "arn:${data.aws_partition.this.partition}:iam::${data.aws_caller_identity.this.account_id}:role/wallet-console"
  admin_role     = "arn:${data.aws_partition.this.partition}:iam::${data.aws_caller_identity.this.account_id}:role/wallet-admin"
}

module "endpoints" {
  source = "../endpoints"

  region                    = var.region
  service_prefix            = local.china ? "cn.com.amazonaws" : "com.amazonaws"
  account_id                = data.aws_caller_identity.this.account_id
  principal_arns            = [local.parent_role, local.console_role, local.admin_role]
  key_arns                  = concat([module.key.key_arn], var.open_key_arns)
  table_arns                = module.tables.arns
  vpc_id                    = var.vpc_id
  subnet_ids                = var.subnet_ids
  route_table_ids           = var.route_table_ids
  parent_security_group_ids = var.parent_security_group_ids
}

module "roles" {
  source = "../roles"

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
