/// What can be done with objects: the last part of a method's name.
enum ObjectVerb: String, Sendable, Hashable, CaseIterable {
  case add, update, delete, get, list, fields
}
