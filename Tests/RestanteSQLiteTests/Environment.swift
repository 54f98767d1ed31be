import Foundation

/// What the environment says to the tests.
enum Environment {
  /// The seed to repeat, from `RESTANTE_SEED`.
  static var seed: UInt64? {
    ProcessInfo.processInfo.environment["RESTANTE_SEED"].flatMap(UInt64.init)
  }
}
