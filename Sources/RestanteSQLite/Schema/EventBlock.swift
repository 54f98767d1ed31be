/// A block of neighboring event numbers.
///
/// For each block the store knows how many events it has, by name and in all, and between which
/// times they occurred. Searches skip blocks without what they look for.
enum EventBlock {
  /// Blocks are small enough to look through one for few events, and large enough to be few. Stored
  /// counts depend on it.
  static let bits: Int64 = 9
  /// How many numbers a block has.
  static let size = 1 << bits

  /// The block of a number.
  static func containing(_ number: Int64) -> Int64 { number >> bits }

  /// The first number of a block.
  static func first(of block: Int64) -> Int64 { block << bits }

  /// The last number of a block.
  static func last(of block: Int64) -> Int64 { first(of: block) + Int64(size) - 1 }
}
