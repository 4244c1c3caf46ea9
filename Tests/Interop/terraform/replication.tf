# A file system with a replica that AWS makes in the other Region; the replica stays when the replication is destroyed,
# as on AWS, and the check removes it.

resource "aws_efs_file_system" "replicated" {
  creation_token = "terraform-replicated"
}

resource "aws_efs_replication_configuration" "west" {
  source_file_system_id = aws_efs_file_system.replicated.id
  destination {
    region = "us-west-2"
  }
}
