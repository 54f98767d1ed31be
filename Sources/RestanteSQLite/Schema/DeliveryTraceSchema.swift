/// The trace that each delivery belongs to.
enum DeliveryTraceSchema {
  static let columns = """
    ALTER TABLE delivery ADD COLUMN trace TEXT;
    """
}
