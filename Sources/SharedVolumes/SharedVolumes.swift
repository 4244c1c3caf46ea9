// The first file of SharedVolumes.
