# What a key releases, and to which images: the policies of `nitro-wallet kms policy render`, statement
# by statement; a test holds the two equal. Applied by the release role, whose trust policy asks for a second factor.

locals {
  pcr       = "kms:RecipientAttestation:PCR"
  partition = split(":", var.admin_role_arn)[1]
  account   = split(":", var.admin_role_arn)[4]

  images = { "${local.pcr}0" = var.pcr0 }
  registers = merge(local.images, {
    for index, value in var.further_pcrs : "${local.pcr}${index}" => [value]
  })

  actions = var.purpose == "seal" ? jsonencode(["kms:Decrypt", "kms:GenerateDataKey"]) : jsonencode("kms:Decrypt")

  # One that opens a predecessor's rows makes no data keys, and those rows have no context.
  context = {
    StringEquals = { "kms:EncryptionContext:app" = "nitro-wallet" }
    Null = {
      "kms:EncryptionContext:name"    = "false"
      "kms:EncryptionContext:address" = "false"
    }
    "ForAllValues:StringEquals" = { "kms:EncryptionContextKeys" = ["app", "name", "address"] }
  }
  attested = { StringEqualsIgnoreCase = local.registers }

  release = {
    Sid       = var.purpose == "seal" ? "AttestedEnclaveOnly" : "AttestedEnclaveOpensOldRows"
    Effect    = "Allow"
    Principal = { AWS = var.parent_role_arn }
    Action    = jsondecode(local.actions)
    Resource  = "*"
    Condition = jsondecode(
      var.purpose == "seal"
      ? jsonencode(merge(local.attested, local.context))
      : jsonencode(local.attested)
    )
  }

  people = [
    {
      Sid       = "ParentLooksAtItsKey"
      Effect    = "Allow"
      Principal = { AWS = var.parent_role_arn }
      Action    = ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:ListGrants"]
      Resource  = "*"
    },
    {
      Sid       = "AdministrationWithoutCryptography"
      Effect    = "Allow"
      Principal = { AWS = var.admin_role_arn }
      Action = [
        "kms:DescribeKey",
        "kms:GetKeyPolicy",
        "kms:ListGrants",
        "kms:ListResourceTags",
        "kms:GetKeyRotationStatus",
        "kms:EnableKeyRotation",
        "kms:EnableKey",
        "kms:CancelKeyDeletion",
      ]
      Resource = "*"
    },
    {
      Sid       = "ReleaseOfImages"
      Effect    = "Allow"
      Principal = { AWS = var.release_role_arn }
      Action    = "kms:PutKeyPolicy"
      Resource  = "*"
    },
    {
      Sid       = "ReleaseLooksAtTheKey"
      Effect    = "Allow"
      Principal = { AWS = var.release_role_arn }
      Action    = ["kms:DescribeKey", "kms:GetKeyPolicy"]
      Resource  = "*"
    },
    # Terraform reads the key before each plan, as whoever plans.
    {
      Sid       = "AccountLooksAtTheKey"
      Effect    = "Allow"
      Principal = { AWS = "arn:${local.partition}:iam::${local.account}:root" }
      Action    = ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListResourceTags"]
      Resource  = "*"
    },
    {
      Sid       = "NoWayPastTheLockoutCheck"
      Effect    = "Deny"
      Principal = "*"
      Action    = "kms:PutKeyPolicy"
      Resource  = "*"
      Condition = { Bool = { "kms:BypassPolicyLockoutSafetyCheck" = "true" } }
    },
    {
      Sid       = "NoWayAround"
      Effect    = "Deny"
      Principal = "*"
      Action = concat(
        ["kms:Encrypt", "kms:ReEncrypt*", "kms:CreateGrant"],
        var.purpose == "seal"
        ? ["kms:GenerateDataKeyPair*", "kms:GenerateDataKeyWithoutPlaintext"]
        : ["kms:GenerateDataKey*"],
        [
          "kms:ReplicateKey",
          "kms:UpdatePrimaryRegion",
          "kms:ImportKeyMaterial",
          "kms:DisableKey",
          "kms:ScheduleKeyDeletion",
        ],
      )
      Resource = "*"
    },
  ]

  # Conditions of one statement all have to hold: each register needs a denial of its own.
  denials = concat(
    [{
      Sid       = "DenyAnyOtherImage"
      Effect    = "Deny"
      Principal = "*"
      Action    = jsondecode(local.actions)
      Resource  = "*"
      Condition = { StringNotEqualsIgnoreCase = local.images }
    }],
    [for index, value in var.further_pcrs : {
      Sid       = "DenyOtherPCR${index}"
      Effect    = "Deny"
      Principal = "*"
      Action    = jsondecode(local.actions)
      Resource  = "*"
      Condition = { StringNotEqualsIgnoreCase = { "${local.pcr}${index}" = [value] } }
    }],
  )

  policy = {
    Version   = "2012-10-17"
    Statement = concat([local.release], local.people, local.denials)
  }
}

resource "aws_kms_key_policy" "this" {
  key_id = var.key_arn
  policy = jsonencode(local.policy)

  # Terraform offers to leave a key without its attestation; KMS would then ask nobody.
  lifecycle {
    prevent_destroy = true
  }
}
