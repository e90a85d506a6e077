"""Care packs: one folder of plain TOML files for each centre, read by `models.pack_loader`."""
