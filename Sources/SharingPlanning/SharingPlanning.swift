// The first file of SharingPlanning.
