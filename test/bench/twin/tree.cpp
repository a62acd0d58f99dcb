#include "tree.hpp"

int main(int, char** argv) {
  const Instance instance = readInstance(argv[1]);
  TreeSearch search(toArcs(instance));
  return serve(search, instance);
}
