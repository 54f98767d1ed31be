/// Up to which event number the coalescing map of a queue has the keys of all pending events; NULL
/// means that it has them all. Keys of newer events may be in the writer's memory only.
enum RecentKeysSchema {
  static let columns = "ALTER TABLE queue ADD COLUMN keyed_upto INTEGER"
}
