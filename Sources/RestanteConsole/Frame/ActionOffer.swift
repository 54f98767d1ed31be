/// A link or a button that leads to the question of an action.
struct ActionOffer: Sendable {
  /// What it says.
  let name: String
  /// The address of the question.
  let path: String
  /// Whether something can be lost for good.
  var isDangerous = false
}
