provider "aws" {
  region = var.region
}

data "aws_caller_identity" "this" {}

data "aws_partition" "this" {}

module "key" {
  source = "../../modules/kms-key"

  account_arn = data.aws_caller_identity.this.arn
}

module "tables" {
  source = "../../modules/tables"
}

# The roles are named before they exist, so that endpoints and roles need not wait for each other.
locals {
  china          = data.aws_partition.this.partition == "aws-cn"
  parent_role    = "arn:${data.aws_partition.this.partition}:iam::${data.aws_caller_identity.this.account_id}:role/wallet-parent"
  console_role   = "arn:${data.aws_partition.this.partition}:iam::${data.aws_caller_identity.this.account_id}:role/wallet-console"
  admin_role     = "arn:${data.aws_partition.this.partition}:iam::${data.aws_caller_identity.this.account_id}:role/wallet-admin"
}

module "endpoints" {
  source = "../../modules/endpoints"

  region                    = var.region
  service_prefix            = local.china ? "cn.com.amazonaws" : "com.amazonaws"
  account_id                = data.aws_caller_identity.this.account_id
  principal_arns            = [local.parent_role, local.console_role, local.admin_role]
  key_arns                  = concat([module.key.key_arn], var.open_key_arns)
  table_arns                = module.tables.arns
  vpc_id                    = var.vpc_id
  subnet_ids                = var.subnet_ids
  route_table_ids           = var.route_table_ids
  parent_security_group_ids = [aws_security_group.parent.id]
}

module "roles" {
  source = "../../modules/roles"

  parent_runs_on     = "ec2"
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

resource "aws_security_group" "parent" {
  name_prefix = "wallet-parent-"
  description = "The parent: out to KMS, DynamoDB and the node, in by nobody"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_egress_rule" "https" {
  security_group_id = aws_security_group.parent.id
  description       = "KMS's and DynamoDB's endpoints, and an Ethereum node"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

module "parent" {
  source = "../../modules/parent-instance"

  region             = var.region
  dns_suffix         = data.aws_partition.this.dns_suffix
  ami_id             = var.ami_id
  instance_profile   = module.roles.parent_instance_profile
  security_group_ids = [aws_security_group.parent.id]

  parent_configuration = join("", [
    local.config_yaml,
    "attestation: {pcrs: {0: \"${var.pcr0}\"}}\n",
    "gateway: {chainId: ${var.chain_id}}\n",
  ])
}

resource "aws_instance" "parent" {
  count = var.launch ? 1 : 0

  subnet_id = var.subnet_ids[0]

  launch_template {
    id      = module.parent.launch_template_id
    version = module.parent.launch_template_version
  }

  # Rows and keys survive it; what is in the enclave's memory does not, and is nowhere else.
  disable_api_termination = true
}
