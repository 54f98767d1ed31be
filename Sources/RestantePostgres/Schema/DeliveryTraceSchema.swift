/// The trace that each delivery belongs to.
enum DeliveryTraceSchema {
  static let statements = ["ALTER TABLE delivery ADD COLUMN trace text COLLATE \"C\""]
}
