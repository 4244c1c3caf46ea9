// The first file of SigV4.
