/// What deliveries tell besides: the trace of their publication, and a checksum of it all.
enum DeliveryContentSchema {
  static let statements = [columns]

  private static let columns = """
    -- checksum is CRC-32C; null for deliveries from before there were checksums.
    ALTER TABLE delivery
      ADD COLUMN trace text COLLATE "C",
      ADD COLUMN checksum bigint;
    """
}
