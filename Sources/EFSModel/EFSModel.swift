// The first file of EFSModel.
