provider "aws" {
  region = var.region
}

module "wallet" {
  source = "../../modules/wallet"

  region                    = var.region
  vpc_id                    = var.vpc_id
  subnet_ids                = var.subnet_ids
  route_table_ids           = var.route_table_ids
  parent_runs_on            = "ec2"
  parent_security_group_ids = [aws_security_group.parent.id]
  console_principals        = var.console_principals
  admin_principals          = var.admin_principals
  release_principals        = var.release_principals
  open_key_arns             = var.open_key_arns
  prefix                    = var.prefix
  tables                    = var.tables
  migration                 = var.migration
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
  source   = "../../modules/parent-instance"
  for_each = var.parents

  region             = var.region
  dns_suffix         = module.wallet.dns_suffix
  ami_id             = each.value.ami_id
  subnet_id          = var.subnet_ids[0]
  instance_profile   = module.wallet.parent_instance_profile
  security_group_ids = [aws_security_group.parent.id]

  parent_configuration = join("", [
    module.wallet.config_yaml,
    "attestation: {pcrs: {0: \"${each.value.pcr0}\"}, earlierImages: ${jsonencode(var.earlier_images)}}\n",
    "gateway: {chainId: ${var.chain_id}}\n",
  ])
}
