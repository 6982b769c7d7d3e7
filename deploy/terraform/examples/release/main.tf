# Applied by the release role, and with a state of its own: whoever runs the parent has no part in it. First with the first image, then with both, then with the new one.

provider "aws" {
  region = var.region
}

module "seal" {
  source = "../../modules/key-policy"

  key_arn          = var.key_arn
  pcr0             = var.pcr0
  further_pcrs     = var.further_pcrs
  parent_role_arn  = var.roles.parent
  admin_role_arn   = var.roles.admin
  release_role_arn = var.roles.release
}

module "open" {
  source   = "../../modules/key-policy"
  for_each = toset(var.open_key_arns)

  key_arn          = each.value
  purpose          = "open"
  pcr0             = var.pcr0
  further_pcrs     = var.further_pcrs
  parent_role_arn  = var.roles.parent
  admin_role_arn   = var.roles.admin
  release_role_arn = var.roles.release
}
