// The first file of ProductAPI.
