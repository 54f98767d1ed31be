/// Checksums of what events carry.
enum EventChecksumSchema {
  static let columns = """
    -- CRC-32C; null for events from before there were checksums.
    ALTER TABLE body ADD COLUMN checksum INTEGER;
    """
}
