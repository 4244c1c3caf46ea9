# What Terraform's AWS provider can do with EFS and security groups, against the sandbox. checks/terraform applies it
# twice, with generation 1 and 2: what differs between them is changed in place.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.50"
    }
  }
}

variable "generation" {
  type    = number
  default = 1
}

provider "aws" {
  region = "us-east-1"
  default_tags {
    tags = { made-by = "terraform" }
  }
}

locals {
  changed = var.generation > 1
}

data "aws_availability_zones" "all" {
  state = "available"
}

data "aws_vpc" "cluster" {
  tags = { Name = "cluster" }
}

data "aws_vpc" "default" {
  default = true
}

data "aws_subnets" "cluster" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.cluster.id]
  }
}

data "aws_subnet" "cluster" {
  for_each = toset(data.aws_subnets.cluster.ids)
  id       = each.value
}

data "aws_security_group" "nodes" {
  vpc_id = data.aws_vpc.cluster.id
  name   = "nodes"
}

# A security group with its rules inside.
resource "aws_security_group" "inline" {
  name        = "efs-inline"
  description = "NFS, rules inside"
  vpc_id      = data.aws_vpc.cluster.id

  ingress {
    description     = local.changed ? "NFS from everybody" : "NFS from the nodes"
    protocol        = "tcp"
    from_port       = 2049
    to_port         = 2049
    security_groups = [data.aws_security_group.nodes.id]
    cidr_blocks     = local.changed ? [data.aws_vpc.cluster.cidr_block, "10.200.0.0/16"] : [data.aws_vpc.cluster.cidr_block]
  }

  ingress {
    protocol  = "icmp"
    from_port = -1
    to_port   = -1
    self      = true
  }

  egress {
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    cidr_blocks      = ["0.0.0.0/0"]
    ipv6_cidr_blocks = ["::/0"]
  }

  tags = { Name = local.changed ? "efs-inline-2" : "efs-inline" }
}

# A security group with rules of the older kind.
resource "aws_security_group" "older" {
  name_prefix = "efs-older-"
  description = "NFS, rules apart"
  vpc_id      = data.aws_vpc.cluster.id
}

resource "aws_security_group_rule" "older_in" {
  type              = "ingress"
  security_group_id = aws_security_group.older.id
  description       = local.changed ? "NFS, the second" : "NFS"
  protocol          = "tcp"
  from_port         = 2049
  to_port           = 2049
  cidr_blocks       = [data.aws_vpc.cluster.cidr_block]
}

resource "aws_security_group_rule" "older_group" {
  type                     = "ingress"
  security_group_id        = aws_security_group.older.id
  protocol                 = "tcp"
  from_port                = 2049
  to_port                  = 2049
  source_security_group_id = data.aws_security_group.nodes.id
}

resource "aws_security_group_rule" "older_out" {
  type              = "egress"
  security_group_id = aws_security_group.older.id
  protocol          = "-1"
  from_port         = 0
  to_port           = 0
  cidr_blocks       = ["0.0.0.0/0"]
}

# A security group with rules of the newer kind.
resource "aws_security_group" "newer" {
  name        = "efs-newer"
  description = "NFS, a rule a resource"
  vpc_id      = data.aws_vpc.cluster.id
}

resource "aws_vpc_security_group_ingress_rule" "newer_block" {
  security_group_id = aws_security_group.newer.id
  description       = local.changed ? "NFS from far" : "NFS from near"
  ip_protocol       = "tcp"
  from_port         = 2049
  to_port           = 2049
  cidr_ipv4         = local.changed ? "10.201.0.0/16" : data.aws_vpc.cluster.cidr_block
  tags              = { Name = "block" }
}

resource "aws_vpc_security_group_ingress_rule" "newer_group" {
  security_group_id            = aws_security_group.newer.id
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
  referenced_security_group_id = aws_security_group.inline.id
}

resource "aws_vpc_security_group_egress_rule" "newer_out" {
  security_group_id = aws_security_group.newer.id
  ip_protocol       = "-1"
  cidr_ipv6         = "::/0"
}

resource "aws_security_group" "common" {
  name   = "efs-common"
  vpc_id = data.aws_vpc.default.id
  ingress {
    protocol    = "tcp"
    from_port   = 2049
    to_port     = 2049
    cidr_blocks = [data.aws_vpc.default.cidr_block]
  }
}

resource "aws_efs_file_system" "main" {
  creation_token  = "terraform"
  encrypted       = true
  throughput_mode = local.changed ? "elastic" : "bursting"

  lifecycle_policy {
    transition_to_ia = local.changed ? "AFTER_60_DAYS" : "AFTER_30_DAYS"
  }

  lifecycle_policy {
    transition_to_primary_storage_class = "AFTER_1_ACCESS"
  }

  tags = local.changed ? { Name = "main", generation = "2" } : { Name = "main", first = "yes" }
}

resource "aws_efs_mount_target" "main" {
  for_each        = data.aws_subnet.cluster
  file_system_id  = aws_efs_file_system.main.id
  subnet_id       = each.value.id
  security_groups = local.changed ? [aws_security_group.inline.id, aws_security_group.newer.id] : [aws_security_group.inline.id]
}

resource "aws_efs_access_point" "data" {
  file_system_id = aws_efs_file_system.main.id

  posix_user {
    uid            = 1000
    gid            = 1000
    secondary_gids = [2000]
  }

  root_directory {
    path = "/data"
    creation_info {
      owner_uid   = 1000
      owner_gid   = 1000
      permissions = "0755"
    }
  }

  tags = { Name = local.changed ? "data-2" : "data" }
}

resource "aws_efs_access_point" "plain" {
  file_system_id = aws_efs_file_system.main.id
}

resource "aws_efs_backup_policy" "main" {
  file_system_id = aws_efs_file_system.main.id
  backup_policy {
    status = local.changed ? "DISABLED" : "ENABLED"
  }
}

resource "aws_efs_file_system_policy" "main" {
  file_system_id = aws_efs_file_system.main.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "mount"
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = local.changed ? ["elasticfilesystem:ClientMount"] : ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]
      Condition = { Bool = { "elasticfilesystem:AccessedViaMountTarget" = "true" } }
    }]
  })
}

# In one zone, with provisioned throughput and the protection off.
resource "aws_efs_file_system" "zone" {
  creation_token                  = "terraform-zone"
  availability_zone_name          = data.aws_availability_zones.all.names[1]
  throughput_mode                 = "provisioned"
  provisioned_throughput_in_mibps = local.changed ? 20 : 10
  protection {
    replication_overwrite = "DISABLED"
  }
}

data "aws_efs_file_system" "main" {
  file_system_id = aws_efs_file_system.main.id
  depends_on     = [aws_efs_mount_target.main]
}

data "aws_efs_access_points" "main" {
  file_system_id = aws_efs_file_system.main.id
  depends_on     = [aws_efs_access_point.data, aws_efs_access_point.plain]
}

data "aws_efs_mount_target" "each" {
  for_each        = aws_efs_mount_target.main
  mount_target_id = each.value.id
}

output "file_system_dns" {
  value = data.aws_efs_file_system.main.dns_name
}

output "main_route_table" {
  value = data.aws_vpc.cluster.main_route_table_id
}

output "zones" {
  value = sort([for target in data.aws_efs_mount_target.each : target.availability_zone_name])
}

output "access_points" {
  value = length(data.aws_efs_access_points.main.ids)
}
