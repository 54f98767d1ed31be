/// The tenth version: checksums of what events carry.
enum EventChecksumSchema {
  static let statements = [columns]

  private static let columns = """
    -- CRC-32C; null for events from before there were checksums.
    ALTER TABLE event ADD COLUMN checksum bigint;
    """
}
