/// What deliveries tell besides: the trace of their publication, and a checksum of it all.
enum DeliveryContentSchema {
  static let columns = """
    ALTER TABLE delivery ADD COLUMN trace TEXT;
    -- CRC-32C; null for deliveries from before there were checksums.
    ALTER TABLE delivery ADD COLUMN checksum INTEGER;
    """
}
