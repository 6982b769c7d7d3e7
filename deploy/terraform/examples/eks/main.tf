provider "aws" {
  region = var.region
}

module "wallet" {
  source = "../../modules/wallet"

  region                    = var.region
  vpc_id                    = var.vpc_id
  subnet_ids                = var.subnet_ids
  route_table_ids           = var.route_table_ids
  parent_runs_on            = "eks"
  parent_security_group_ids = [var.cluster_security_group_id]
  console_principals        = var.console_principals
  admin_principals          = var.admin_principals
  release_principals        = var.release_principals
  open_key_arns             = var.open_key_arns
  prefix                    = var.prefix
  tables                    = var.tables
  migration                 = var.migration
}

module "nodes" {
  source = "../../modules/eks-nodes"

  cluster_name    = var.cluster_name
  node_role_arn   = var.node_role_arn
  subnet_ids      = var.subnet_ids
  parent_role_arn = module.wallet.roles.parent
}
