// The first file of STSModel.
