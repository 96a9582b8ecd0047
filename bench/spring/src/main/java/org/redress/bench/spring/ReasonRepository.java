package org.redress.bench.spring;

import org.springframework.data.jpa.repository.JpaRepository;

interface ReasonRepository extends JpaRepository<Reason, Integer> {
    Reason findByCategory(String category);
}
