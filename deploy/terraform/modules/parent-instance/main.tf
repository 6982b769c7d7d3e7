# A parent with one enclave, and its launch template: enclaves on, IMDSv2 only, one hop, an encrypted disk.
# User data writes settings and units; the programs are in the machine image (docs/deploy-ec2.md).

locals {
  started = [
    "nitro-enclaves-allocator.service",
    "nitro-wallet-vsock-proxy.service",
    "nitro-wallet-enclave-logs.service",
    "nitro-wallet-enclave.service",
    "nitro-wallet-gateway.service",
    "nitro-wallet-enclave-health.timer",
  ]

  files = merge(
    {
      "/etc/nitro_enclaves/allocator.yaml" = "---\nmemory_mib: ${var.enclave_memory}\ncpu_count: ${var.enclave_cpus}\n"
      "/etc/nitro-wallet/config.yaml"      = var.parent_configuration
      "/etc/nitro-wallet/parent.env"       = "KMS_HOST=kms.${var.region}.${var.dns_suffix}\nENCLAVE_CPUS=${var.enclave_cpus}\nENCLAVE_MEMORY=${var.enclave_memory}\n"
    },
    { for unit in fileset("${path.module}/../../../systemd", "*") : "/etc/systemd/system/${unit}" => file("${path.module}/../../../systemd/${unit}") },
  )

  # JSON is YAML, too. Nothing in it is secret: whoever reads the instance's metadata reads it.
  user_data = join("\n", ["#cloud-config", jsonencode({
    users = ["default", { name = "nitro-wallet", system = true, homedir = "/var/lib/nitro-wallet", groups = "ne" }]
    write_files = [for path, content in local.files : {
      path        = path
      encoding    = "b64"
      content     = base64encode(content)
      permissions = "0644"
    }]
    runcmd = concat([["systemctl", "daemon-reload"]], [for unit in local.started : ["systemctl", "enable", "--now", unit]])
  })])
}

resource "aws_launch_template" "parent" {
  name_prefix            = "wallet-parent-"
  image_id               = var.ami_id
  instance_type          = var.instance_type
  update_default_version = true
  user_data              = base64encode(local.user_data)

  enclave_options {
    enabled = true
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
    instance_metadata_tags      = "disabled"
  }

  iam_instance_profile {
    name = var.instance_profile
  }

  network_interfaces {
    associate_public_ip_address = false
    subnet_id                   = var.subnet_id
    security_groups             = var.security_group_ids
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      encrypted             = true
      volume_type           = "gp3"
      volume_size           = 16
      delete_on_termination = false # pins, heads and receipts
    }
  }

  tag_specifications {
    resource_type = "instance"
    tags          = { Name = "wallet-parent", app = "nitro-wallet" }
  }
}

resource "aws_instance" "parent" {
  monitoring = true

  launch_template {
    id      = aws_launch_template.parent.id
    version = aws_launch_template.parent.latest_version
  }

  # Rows and keys survive it; what is in the enclave's memory does not, and is nowhere else.
  disable_api_termination = true
}
