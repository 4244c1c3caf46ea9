// The first file of CEL.
