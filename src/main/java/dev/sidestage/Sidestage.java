package dev.sidestage;

/** Starts Sidestage. */
public final class Sidestage {
  private Sidestage() {}

  public static void main(String[] args) {
    System.out.println("Sidestage");
  }
}
